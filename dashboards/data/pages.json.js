import { listPageMarts } from "../pageMarts.js";

process.stdout.write(JSON.stringify(await listPageMarts()));
