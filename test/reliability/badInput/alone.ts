// Run by `runAlone`: one attempt in a process of its own, so that its peak memory is its own.
import type { Workplace } from "../../../data/loadConfig.js";
import { openWarehouse } from "../../../data/warehouse/database.js";
import { attempt } from "./attempt.js";

const workplace = JSON.parse(process.argv[2] ?? "") as Workplace;
const warehouse = await openWarehouse(workplace.varFolder);
const found = await attempt(workplace, warehouse);
warehouse.close();
const peakMegabytes = Math.round(process.resourceUsage().maxRSS / 1024);
process.stdout.write(JSON.stringify({ ...found, peakMegabytes }));
