import { columnsOf } from "../../../data/contract.js";
import { ConfigError } from "../../../data/errors.js";
import type { OpenMarts } from "../../../data/warehouse/openMarts.js";
import { transforms } from "../../../transforms/index.js";
import { answer, tableLines, type OutputOptions } from "../output.js";

/** What there is to ask. */
export async function listMarts(marts: OpenMarts, output: OutputOptions): Promise<void> {
  const listed = (await marts.count()).map(({ name, rowCount }) => ({
    name,
    rowCount,
    description: martOf(name)?.description ?? "",
  }));
  answer(output, listed, () => [
    ...tableLines(
      [
        { title: "mart", value: ({ name }) => name },
        { title: "rows", value: ({ rowCount }) => rowCount, right: true },
        { title: "", value: ({ description }) => description },
      ],
      listed,
    ),
    "",
    "Columns: werkgebied sql --describe <mart>",
  ]);
}

/** The columns of one mart, as the publication has them, with what its contract says of them. */
export async function describeMart(marts: OpenMarts, name: string, output: OutputOptions) {
  if (!marts.names.includes(name)) {
    throw new ConfigError(`There is no mart "${name}". The marts are: ${marts.names.join(", ")}.`);
  }
  const mart = martOf(name);
  const contract = new Map(mart ? columnsOf(mart.schema).map((one) => [one.name, one]) : []);
  const columns = (await marts.columns(name)).map(({ name: column, type }) => ({
    name: column,
    type: type.toLowerCase(),
    isKey: mart?.grain.includes(column) ?? false,
    description: contract.get(column)?.description ?? "",
  }));
  const found = { name, description: mart?.description ?? "", columns };
  answer(output, found, () => [
    `${name}: ${found.description}`,
    "",
    ...tableLines(
      [
        { title: "column", value: (column) => column.name },
        { title: "type", value: ({ type }) => type },
        { title: "key", value: ({ isKey }) => (isKey ? "key" : "") },
        { title: "", value: ({ description }) => description },
      ],
      columns,
    ),
  ]);
}

function martOf(name: string) {
  return transforms.find((mart) => mart.name === name);
}
