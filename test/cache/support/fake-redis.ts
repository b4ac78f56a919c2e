import { once } from "node:events";
import { createServer, type Socket } from "node:net";

/** What the server says to a command; undefined: nothing, ever. */
export type Reply = (command: string, socket: Socket) => string | undefined;

/** A server on a port of its own that speaks just enough of Redis to be taken for one, and may then misbehave. */
export async function startFakeRedis(reply: Reply) {
  const sockets = new Set<Socket>();
  const commands: string[] = [];
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => {});
    socket.on("data", (chunk) => {
      for (const [, name = ""] of chunk.toString("latin1").matchAll(/\*\d+\r\n\$\d+\r\n([a-z]+)\r\n/gi)) {
        commands.push(name.toLowerCase());
        const text = reply(name.toLowerCase(), socket);
        if (text !== undefined) socket.write(text);
      }
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return {
    url: `redis://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`,
    /** Names of the commands that came in. */
    commands,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}

const INFO = "redis_version:7.0.0\r\nloading:0\r\n";

/** A healthy Redis with nothing in it. */
export const healthy: Reply = (command) => {
  switch (command) {
    case "hello":
      return "-ERR unknown command 'HELLO'\r\n";
    case "info":
      return `$${INFO.length}\r\n${INFO}\r\n`;
    case "get":
      return "$-1\r\n";
    case "ping":
      return "+PONG\r\n";
    default:
      return "+OK\r\n";
  }
};
