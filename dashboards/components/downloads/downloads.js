import { element } from "../element.js";
import { csvFile } from "./csv.js";
import { describeTable } from "./describeTable.js";

/**
 * The kinds of file a table can be taken along as. The larger writers are fetched when they are asked
 * for, so that no page is heavier for them.
 *
 * @type {Record<string, (table: import("./describeTable.js").Table) => Promise<Blob> | Blob>}
 */
const WRITERS = {
  csv: csvFile,
  xlsx: async (table) => (await import("./xlsx.js")).xlsxFile(table),
  parquet: async (table) => (await import("./parquet.js")).parquetFile(table),
};

/** Buttons to take a table along, and a word where that fails. */
export function downloadsPart(text, columns, rows, file) {
  const status = element("span", { role: "status" });
  const buttons = Object.keys(WRITERS).map((format) => {
    const name = text.say(`table.format.${format}`);
    const attributes = {
      type: "button",
      "data-format": format,
      "aria-label": text.say("table.download", { format: name }),
      click: () => save(format),
    };
    return element("button", attributes, name);
  });

  async function save(format) {
    status.textContent = "";
    try {
      const table = describeTable(text, columns, rows);
      handOver(await WRITERS[format](table), `${file}.${format}`);
    } catch (error) {
      console.error(error);
      status.textContent = text.say("table.notDownloaded");
    }
  }

  return element(
    "div",
    { class: "download", role: "group", "aria-label": text.say("table.downloads") },
    element("span", { "aria-hidden": "true" }, text.say("table.downloads")),
    buttons,
    status,
  );
}

function handOver(blob, download) {
  const href = URL.createObjectURL(blob);
  element("a", { href, download }).click();
  setTimeout(() => URL.revokeObjectURL(href), 10_000);
}
