/** A file of another library, for somebody who has an edition of her own. */
interface Aim {
  own: string;
  other: string;
  /** Below the edition. */
  file: string;
}

function encoded(text: string): string {
  return Buffer.from(text).toString("hex").replace(/../g, "%$&");
}

/** Ways to write an address, in the hope that who checks it and who opens it read it differently. */
export function pathTricks({ own, other, file }: Aim): string[] {
  const slashed = encodeURIComponent(file);
  const within = [
    ...["..", "%2e%2e", ".%2e", "%2E.", "%252e%252e", "%c0%ae%c0%ae", "%u002e%u002e", "...", "..;"],
    ...["....//..", "..%00", "%00/..", "..%0a", "..%20", "./..", "index.html/../..", "data/../.."],
    ...["..\\..", "..%5c..", "%5c..", "data%2f..%2f..", "%2e%2e%2f..", "..%2f", "%2f..", "//.."],
  ].flatMap((up) => [`/intern/${own}/${up}/${other}/${file}`, `/intern/${own}/${up}/${slashed}`]);
  const glued = ["..%2f", "%2e%2e%2f", "..%5c", "..\\", "..%252f", "%2e%2e%5c"].flatMap((up) => [
    `/intern/${own}/${up}${other}/${file}`,
    `/intern/${own}%2f${up}${other}%2f${slashed}`,
  ]);
  return [
    `/intern/${other}/${file}`,
    ...within,
    ...glued,
    ...[
      "/intern//",
      "//intern/",
      "///intern///",
      "/./intern/./",
      "/x/../intern/",
      "/intern/./",
    ].map((start) => `${start}${other}/${file}`),
    ...[
      "/INTERN/",
      "/Intern/",
      "/%69ntern/",
      "/intern%2f",
      "/intern%2F",
      "/intern\\",
      "/intern%5c",
    ].map((start) => `${start}${other}/${file}`),
    `/intern/${other.toUpperCase()}/${file}`,
    `/intern/${encoded(other)}/${encoded(file)}`,
    ...[
      "%00",
      "%0a",
      "%0d%0a",
      "%20",
      "%09",
      ".",
      "..",
      ";",
      "%3b",
      ":",
      "%3a$DATA",
      "~",
      "%23",
    ].flatMap((sign) => [
      `/intern/${other}${sign}/${file}`,
      `/intern/${other}/${file}${sign}`,
      `/intern/${own}${sign}/../${other}/${file}`,
    ]),
    ...[
      "?",
      `?library=${own}`,
      `?/intern/${own}/`,
      "?embed",
      `#/intern/${own}/`,
      `;/intern/${own}/`,
    ].map((end) => `/intern/${other}/${file}${end}`),
    `/intern/${own}?/../${other}/${file}`,
    `/intern/${own}/?file=../${other}/${file}`,
    `/intern/${own}/${other}/${file}`,
    `/intern/${own}.${other}/${file}`,
    `/intern/${other}.${own}/${file}`,
    `/intern/${own},${other}/${file}`,
    `/intern/${own}/intern/${other}/${file}`,
    ...[
      "/internal/",
      "/sites/internal/",
      "/../internal/",
      "/%2e%2e/internal/",
      "/..%2finternal/",
    ].flatMap((start) => [
      `${start}${other}/${file}`,
      `/intern/${own}/../..${start}${other}/${file}`,
    ]),
    `/data/../../internal/${other}/${file}`,
    `/_import/%2e%2e/%2e%2e/internal/${other}/${file}`,
  ];
}

/** Ways to what is published beside the sites and is for nobody: exact figures, and the files of nginx. */
export function waysOut(own: string, files: string[]): string[] {
  const ups = ["..", "%2e%2e", "..%2f..", "..\\..", "%252e%252e", "..%00", ".%2e/%2e%2e"];
  return files.flatMap((file) => [
    `/${file}`,
    `/intern/${own}/${file}`,
    ...ups.flatMap((up) =>
      ["/", "/data/", `/intern/${own}/`, `/intern/${own}/data/`, "/intern/"].flatMap((start) => [
        `${start}${up}/${file}`,
        `${start}${up}/${up}/${file}`,
        `${start}${up}/${up}/${up}/${up}/${file}`,
      ]),
    ),
  ]);
}

/** Headers by which some servers are told another address or another user than the request has. */
export function headerTricks({ other, file }: Aim): string[][] {
  const address = `/intern/${other}/${file}`;
  return [
    ...["X-Original-URL", "X-Rewrite-URL", "X-Accel-Redirect", "X-Sendfile", "Destination"].map(
      (name) => [`${name}: ${address}`],
    ),
    ...[
      "X-Forwarded-User",
      "X-Remote-User",
      "Remote-User",
      "REMOTE_USER",
      "X-Forwarded-Prefix",
    ].map((name) => [`${name}: ${other}`]),
    ["X-Forwarded-For: 127.0.0.1"],
    ["X-HTTP-Method-Override: GET"],
    ["Host: intern"],
    ["Authorization: Bearer x"],
    ["Authorization: Basic"],
    ["Authorization: Basic ====="],
    [`Authorization: Digest username="${other}"`],
  ];
}

export const METHODS = [
  ...["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "PROPPATCH"],
  ...["MKCOL", "COPY", "MOVE", "LOCK", "UNLOCK", "SEARCH", "PURGE", "get", "FOO"],
];

/** Names of users that might be taken for the other library's; each is sent with several passwords. */
export function oddNames(own: string, other: string): string[] {
  return [
    ...[`${other}/${own}`, `${own}/${other}`, `${own}.${other}`, `${own}\n${other}`, `${other}\0`],
    ...[`${other}.x`, `.${other}`, `${other}.`, `${other} `, other.toUpperCase(), "", ".", "*"],
    ...[`${own}.jo`, `${own}.jo/${other}`, `${own}/../${other}`, `${other}.jo.jo`],
  ];
}
