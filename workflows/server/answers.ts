import { connect } from "node:net";
import { Connection, type ConnectionOptions } from "@temporalio/client";

/** Asks the server for the namespace. Throws where it cannot be reached, or does not know it. */
export async function askNamespace(options: ConnectionOptions, namespace: string) {
  const connection = await Connection.connect(options);
  try {
    const deadline = Date.now() + 10_000;
    await connection.withDeadline(deadline, () =>
      connection.workflowService.describeNamespace({ namespace }),
    );
  } finally {
    await connection.close();
  }
}

/** Whether a server of our own answers at this address. */
export async function answers(address: string) {
  bypassProxy();
  // A refused gRPC connection is tried again only after a second; a socket tells at once.
  if (!(await isOpen(address))) return false;
  try {
    await askNamespace({ address, connectTimeout: 2000 }, "default");
    return true;
  } catch {
    return false;
  }
}

function isOpen(address: string) {
  const { hostname, port } = new URL(`tcp://${address}`);
  return new Promise<boolean>((resolve) => {
    const socket = connect({ host: hostname, port: Number(port), timeout: 2000 });
    const settle = (open: boolean) => {
      socket.destroy();
      resolve(open);
    };
    socket.once("connect", () => settle(true));
    socket.once("error", () => settle(false));
    socket.once("timeout", () => settle(false));
  });
}

/** gRPC obeys the proxy of the environment even on the way to this machine itself, unless told not to. */
function bypassProxy() {
  const hosts = process.env.no_grpc_proxy ?? process.env.no_proxy ?? "";
  if (hosts.split(",").includes("127.0.0.1")) return;
  process.env.no_grpc_proxy = [hosts, "127.0.0.1"].filter(Boolean).join(",");
}
