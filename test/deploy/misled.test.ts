import { cp, readFile, symlink } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask, sendRaw } from "./ask.js";
import type { Editions } from "./editions.js";
import { nginxForTests, startNginx, type Nginx } from "./nginx.js";
import { recordOf } from "./record.js";
import { EXACT, other, OUTSIDE, own, smallEditions } from "./smallEditions.js";
import { headerTricks, METHODS, oddNames, pathTricks, waysOut } from "./tricks.js";
import { loginLine, passwordOf, passwordsFor, userOf } from "./users.js";

const program = nginxForTests("Misleading the web server");
const record = recordOf("misled");
const misleading = "addresses that are written to mislead";

let editions: Editions;
let server: Nginx;
let sites: string;

describe.skipIf(!program)("nginx with the configuration of deploy/ is not misled", () => {
  beforeAll(async () => {
    editions = await smallEditions();
    sites = path.join(editions.published, "current/sites");
    const passwords = passwordsFor(editions.libraries);
    server = await startNginx(program!, { published: editions.published, passwords });
  });

  afterAll(async () => {
    await server.close();
    await editions.close();
  });

  test("by how an address is written", async () => {
    const { requests, letIn } = await askInOddWays(server);
    count(misleading, requests, letIn);
  });

  test("and would be seen to be, where the rule about the library is taken out", async () => {
    const opened = await startNginx(program!, {
      published: editions.published,
      passwords: passwordsFor(editions.libraries),
      change: (text) => text.replace("default /dev/null;", "default $werkgebied_passwords;"),
    });
    const { requests, letIn } = await askInOddWays(opened);
    await opened.close();
    record({
      asked: misleading,
      without: "any user is taken for one of the library",
      requests,
      letIn: letIn.length,
    });
    expect(letIn.length).toBeGreaterThan(50);
  });

  test("into giving what lies beside the editions", async () => {
    const letIn = [];
    const addresses = waysOut(own, Object.keys(OUTSIDE));
    for (const address of addresses) {
      const answer = await sendRaw(server.url, [`GET ${address} HTTP/1.1`, loginLine(own)]);
      const told = Object.values(OUTSIDE).filter((text) => answer.includes(text));
      if (told.length || !/^HTTP\/1\.1 (302|4\d\d) /.test(answer)) letIn.push(address);
    }
    count("what lies beside the editions", addresses.length, letIn);
  });

  test("by headers, names of users and methods", async () => {
    const [file = ""] = EXACT;
    const line = `GET /intern/${other}/${file} HTTP/1.1`;
    const headers = headerTricks({ own, other, file });
    const names = oddNames(own, other).flatMap((name) =>
      [own, other, ""].map((of) => [line, loginLine(name, passwordOf(of))]),
    );
    const requests = [
      ...headers.map((more) => ["GET / HTTP/1.1", loginLine(own), ...more]),
      ...headers.map((more) => [line, ...more]),
      ...names,
      [line, loginLine(own), loginLine(other, "wrong")],
      [line.replace("GET ", `GET http://${own}`), loginLine(own)],
      [line.replace("1.1", "1.0"), loginLine(own)],
      ...METHODS.map((method) => [line.replace("GET", method), loginLine(own)]),
    ];
    const letIn = [];
    for (const lines of requests) {
      const answer = await sendRaw(server.url, lines);
      if (answer.includes(await exactOf(file))) letIn.push(lines.join());
    }
    count("headers, names of users and methods", requests.length, letIn);
  });

  test("into letting anybody do more than read", async () => {
    for (const method of METHODS) {
      for (const address of ["/", "/data/index.json", `/intern/${own}/`]) {
        const answer = await sendRaw(server.url, [`${method} ${address} HTTP/1.1`, loginLine(own)]);
        expect(answer, `${method} ${address}`).toMatch(/^HTTP\/1\.1 40[05] /);
      }
    }
    const head = await sendRaw(server.url, [`HEAD /intern/${own}/ HTTP/1.1`, loginLine(own)]);
    expect(head).toMatch(/^HTTP\/1\.1 200 [\s\S]*\r\n\r\n$/);
  });

  test("into listing a folder", async () => {
    const folders = ["data", "data/2025-02-01", "_node", "_node/d3@7.9.2", "fonts"];
    const within = folders.map((folder) => `intern/${own}/${folder}`);
    for (const folder of [...folders, ...within, "intern", "intern/", "intern//"]) {
      for (const address of [folder, `${folder}/`]) {
        const { status } = await ask(server.url + address, userOf(own));
        expect(status, address).toBe(404);
      }
    }
  });

  test("into following a link, or reading a name that begins with a dot", async () => {
    const secret = path.join(sites, `internal/${other}/data/index.json`);
    const edition = path.join(sites, `internal/${own}`);
    for (const folder of [path.join(sites, "public"), edition]) {
      await symlink(secret, path.join(folder, "link.json"));
      await symlink(path.dirname(secret), path.join(folder, "folder"));
      await cp(secret, path.join(folder, ".hidden.json"));
    }
    for (const name of ["link.json", "folder/index.json", ".hidden.json", "%2ehidden.json"]) {
      for (const address of [name, `intern/${own}/${name}`]) {
        const { status } = await ask(server.url + address, userOf(own));
        expect([403, 404], address).toContain(status);
      }
    }
  });

  test("though each file is there for whoever may have it", async () => {
    for (const file of EXACT) {
      const line = `GET /intern/${other}/${file} HTTP/1.1`;
      expect(await sendRaw(server.url, [line, loginLine(other)])).toContain(await exactOf(file));
      const name = encodeURIComponent(file.replace("data/", ""));
      const odd = `GET //intern/./${own}/%2e%2e/${other}/x/../data/${name} HTTP/1.1`;
      expect(await sendRaw(server.url, [odd, loginLine(other)])).toContain(await exactOf(file));
    }
  });

  test("about who asks: a browser is told for which library it must log in", async () => {
    for (const [library, user] of [
      [own, null],
      [own, userOf(other)],
    ] as const) {
      const { status, headers } = await ask(`${server.url}intern/${library}/`, user);
      const realm = `Basic realm="Werkgebied ${library}"`;
      expect([status, headers["www-authenticate"]]).toEqual([401, realm]);
    }
    const { status, headers } = await ask(`${server.url}intern/${own}?lang=en`, null);
    expect([status, headers.location]).toEqual([302, `/intern/${own}/?lang=en`]);
  });
});

async function askInOddWays({ url }: Nginx) {
  const letIn = [];
  const requests = EXACT.flatMap((file) =>
    pathTricks({ own, other, file }).flatMap((address) =>
      [[], [loginLine(own)], [loginLine(`${own}.jo`)]].map((login) => ({ file, address, login })),
    ),
  );
  for (const { file, address, login } of requests) {
    const answer = await sendRaw(url, [`GET ${address} HTTP/1.1`, ...login]);
    if (answer.includes(await exactOf(file))) letIn.push(address);
  }
  return { requests: requests.length, letIn };
}

function count(asked: string, requests: number, letIn: unknown[]) {
  record({ asked, requests, letIn: letIn.length });
  expect(letIn).toEqual([]);
  expect(requests).toBeGreaterThan(50);
}

function exactOf(file: string): Promise<string> {
  return readFile(path.join(sites, `internal/${other}`, file), "latin1");
}
