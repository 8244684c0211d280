import { cp, readFile, rename, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask, type User } from "./ask.js";
import { filesOf, publishEditions, type Editions, type ServedFile } from "./editions.js";
import { askForEvery, sum, type Tally } from "./everyFile.js";
import { nginxForTests, startNginx, type Nginx } from "./nginx.js";
import { recordOf } from "./record.js";
import { passwordOf, passwordsFor, userOf } from "./users.js";

const program = nginxForTests("Access to the editions");
const record = recordOf("access");
const everything = "every file of every edition, by every user and by nobody";

let editions: Editions;
let files: ServedFile[];
let passwords: string[];
let server: Nginx;

describe.skipIf(!program)("nginx with the configuration of deploy/", () => {
  beforeAll(async () => {
    editions = await publishEditions();
    files = await filesOf(editions);
    passwords = passwordsFor(editions.libraries);
    server = await startNginx(program!, { published: editions.published, passwords });
  });

  afterAll(async () => {
    await server.close();
    await editions.close();
  });

  test("gives each user every file of the own edition, and none of any other", async () => {
    const tally = await everyUser(server);
    record({ asked: everything, ...tally });
    expect(tally).toEqual({ requests: files.length * whoAsks().length, letIn: 0, keptOut: 0 });
    expect(files.length).toBeGreaterThan(50 * (1 + editions.libraries.length));
  });

  test.each([
    [
      "any user is taken for one of the library",
      /^ {2}default \/dev\/null;$/m,
      "  default $werkgebied_passwords;",
    ],
    ["nobody is asked for a password", /^ {4}auth_basic ".*$/m, "    auth_basic off;"],
  ])("lets others in where %s, so that the count can fail", async (what, rule, open) => {
    const change = (text: string) => {
      expect(text).toMatch(rule);
      return text.replace(rule, () => open);
    };
    const opened = await startNginx(program!, {
      published: editions.published,
      passwords,
      change,
    });
    const { letIn, requests } = await everyUser(opened);
    await opened.close();
    record({ asked: everything, without: what, requests, letIn });
    expect(letIn).toBeGreaterThan(files.length);
  });

  test("shows a new publication at the next request", async () => {
    const [library = ""] = editions.libraries;
    const read = () => ask(`${server.url}intern/${library}/data/index.json`, userOf(library));
    const before = await read();
    const [now, next] = ["current", "20240102T000000Z-bbbbbbbbbbbb"].map((name) =>
      path.join(editions.published, name),
    ) as [string, string];
    await cp(now, next, { recursive: true, dereference: true });
    const file = path.join(next, `sites/internal/${library}/data/index.json`);
    await writeFile(file, `${await readFile(file, "utf8")} `);
    await symlink(path.basename(next), `${now}.part`);
    await rename(`${now}.part`, now);
    expect((await read()).body.toString()).toBe(`${before.body.toString()} `);
  });
});

/** Users of each library, and those who are of none. */
function whoAsks(): [User, string | null][] {
  const [first = ""] = editions.libraries;
  return [
    ...editions.libraries.flatMap((library): [User, string | null][] => [
      [userOf(library), library],
      [userOf(`${library}.jo`), library],
    ]),
    [null, null],
    [userOf("somebody"), null],
    [{ name: first, password: "wrong" }, null],
    [{ name: `${first}.stranger`, password: passwordOf(first) }, null],
  ];
}

async function everyUser({ url }: Nginx): Promise<Tally> {
  const tallies = [];
  for (const [user, library] of whoAsks()) {
    tallies.push(await askForEvery(url, files, user, library));
  }
  return sum(tallies);
}
