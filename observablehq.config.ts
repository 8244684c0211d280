import { forgetData, resolveOffline } from "./dashboards/offline.js";
import { footer, head, header } from "./dashboards/head.js";

const preview = process.argv.includes("preview");

await resolveOffline("dashboards");
await forgetData("dashboards");

export default {
  title: "Werkgebied",
  root: "dashboards",
  output: process.env.WERKGEBIED_SITE_OUT ?? "var/site",
  style: "style.css",
  globalStylesheets: [],
  theme: [],
  search: false,
  sidebar: false,
  toc: false,
  pager: false,
  footer,
  preserveExtension: true,
  head: ({ path }: { path: string }) => head({ preview, path }),
  header,
  // Files that only a stylesheet or a script names are not found by the build itself.
  dynamicPaths: ["/fonts/inter-latin.woff2", "/fonts/inter-latin-ext.woff2"],
};
