import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { UserError } from "../errors.ts";

export interface RunningServer {
  port: number;
  /** Takes no new connection, and resolves once those that are open have ended or been closed. */
  stop(): Promise<void>;
  /** Ends what is still open. */
  closeConnections(): void;
}

/**
 * Listens at once.
 *
 * @param port 0 for any free one.
 * @throws UserError where the port is taken or may not be opened.
 */
export async function listen(
  handler: RequestListener,
  port: number,
  host: string | undefined,
): Promise<RunningServer> {
  const server = createServer(handler);
  server.listen(port, host);
  try {
    await once(server, "listening");
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "EADDRINUSE") {
      throw new UserError(`Port ${port} is taken by another program. Stop it, or set PORT.`, {
        cause: error,
      });
    }
    if (code === "EACCES")
      throw new UserError(`Port ${port} may not be opened. Set PORT above 1023.`, { cause: error });
    throw error;
  }
  // Listening on a TCP port, so the address is an object.
  const { port: bound } = server.address() as AddressInfo;
  return {
    port: bound,
    async stop() {
      const closed = once(server, "close");
      server.close();
      server.closeIdleConnections();
      await closed;
    },
    closeConnections: () => server.closeAllConnections(),
  };
}
