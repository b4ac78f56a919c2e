import { randomBytes } from "node:crypto";
import postgres from "postgres";

/** A new, empty database on a server, and the way to be rid of it. */
export async function createServerDatabase(
  server: string,
  prefix: string,
): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `${prefix}_${randomBytes(6).toString("hex")}`;
  const asAdmin = async (statement: string) => {
    const admin = postgres(server, { max: 1, onnotice: () => {} });
    await admin.unsafe(statement);
    await admin.end();
  };
  await asAdmin(`create database ${name}`);
  const own = new URL(server);
  own.pathname = `/${name}`;
  return { url: own.href, drop: () => asAdmin(`drop database if exists ${name} with (force)`) };
}
