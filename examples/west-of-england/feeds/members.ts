import type { FeedInput } from "../../../data/config.js";
import { members as credit } from "./credits.js";

export const members: FeedInput = {
  source: "member_counts",
  file: "members/members_{yyyy}-{mm}-{dd}.csv",
  columns: {
    library: "registered_authority",
    branch: "registered_library",
    area_id: "lsoa_code",
    part: { sql: "concat_ws('/', ward_code, district_code)" },
    member_count: { column: "users", suppressed: { "*": [1, 4] } },
  },
  credit,
};
