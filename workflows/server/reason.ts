import { Connection, isGrpcServiceError, type ConnectionOptions } from "@temporalio/client";

export interface Reason {
  /** A status of gRPC, where there was an answer. */
  code?: number;
  text: string;
}

/**
 * Why a server could not be reached. A connection that has tried until its time was over tells no more than that;
 * a single call without trying again tells what gRPC met.
 */
export async function reasonOf(failure: unknown, options: ConnectionOptions): Promise<Reason> {
  const told = grpcErrorIn(failure) ?? grpcErrorIn(await callOnce(options));
  if (told) return { code: told.code, text: inShort(told.details) };
  return { text: inShort((failure as Error).message) };
}

function grpcErrorIn(error: unknown) {
  return [error, (error as Error | undefined)?.cause].find(isGrpcServiceError);
}

async function callOnce(options: ConnectionOptions): Promise<unknown> {
  const connection = Connection.lazy({ ...options, interceptors: [] });
  const call = () => connection.workflowService.getSystemInfo({});
  try {
    await connection.withDeadline(Date.now() + 5000, call);
    return undefined;
  } catch (error) {
    return error;
  } finally {
    await connection.close();
  }
}

/** Without what gRPC and OpenSSL put around it: their own source lines, times and error numbers. */
function inShort(details: string) {
  const last = /Last error: (?:Error: )?(.*?)(?: \(\d{4}-[^)]*\))?\. Resolution note/s.exec(
    details,
  );
  const text = last?.[1] ?? details;
  const openssl = /error:[0-9A-F]+:[^:]*:[^:]*:([^:]+)/.exec(text);
  return (openssl?.[1] ?? text).replace(/[.\s]+$/, "");
}
