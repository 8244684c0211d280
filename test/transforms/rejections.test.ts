import { it } from "vitest";
import { world } from "../support/world.js";
import { expectRows } from "./expectRows.js";

it("reasons are counted with the first line where they are met", async () => {
  const built = await world({});
  await built.warehouse.run(`
    insert into meta.quarantine (feed, snapshot_date, line, column_name, reason) values
      ('members', '2024-01-31', 9, 'area_id', 'is empty'),
      ('members', '2024-01-31', 4, 'area_id', 'is empty'),
      ('members', '2024-01-31', 5, null, 'has too few values')`);
  await expectRows(built, "rejections", {}, [
    { column_name: "area_id", reason: "is empty", row_count: 2, first_line: 4 },
    { column_name: "", reason: "has too few values", row_count: 1, first_line: 5 },
  ]);
});
