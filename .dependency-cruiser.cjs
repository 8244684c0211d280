/** Imports point one way: workflows -> transforms -> data; dashboards read published files only. */
const never = (name, from, to) => ({
  name,
  severity: "error",
  from: { path: from },
  to: { path: to },
});

module.exports = {
  forbidden: [
    never("data-stands-alone", "^data/", "^(transforms|workflows|dashboards)/"),
    never("transforms-read-contracts", "^transforms/", "^(workflows|dashboards)/"),
    {
      name: "transforms-do-not-open-the-warehouse",
      severity: "error",
      from: { path: "^transforms/" },
      to: {
        path: "^data/",
        pathNot: "^data/(contract|errors|frozenTables|mart|slug|sql|sources/\\w+)\\.ts$",
      },
    },
    never("pages-read-published-marts", "^dashboards/", "^(data|transforms|workflows)/"),
    never("workflows-leave-pages-alone", "^workflows/", "^dashboards/"),
    {
      name: "only-the-warehouse-opens-the-database",
      severity: "error",
      from: { path: "^(transforms|workflows|dashboards)/" },
      to: { path: "node_modules/@duckdb" },
    },
    {
      name: "no-circles",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "\\.observablehq|(^|/)var/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
  },
};
