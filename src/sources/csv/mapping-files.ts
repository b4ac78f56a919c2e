import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { UserError } from "../../errors.ts";
import { type Mapping, parseMapping } from "./mapping.ts";

const SHIPPED = new URL("../../../mappings/", import.meta.url);

/** The mappings that come with the package, by name. */
export async function shippedMappings(): Promise<Mapping[]> {
  const names = (await readdir(SHIPPED)).filter((name) => name.endsWith(".json")).sort();
  return Promise.all(
    names.map(async (name) => parseMapping(await readFile(new URL(name, SHIPPED), "utf8"), name)),
  );
}

/**
 * A mapping by the name of a shipped one, or by the path of a file.
 *
 * @throws UserError where there is neither, or where the mapping has faults.
 */
export async function loadMapping(nameOrPath: string): Promise<Mapping> {
  const shipped = await shippedMappings();
  const found = shipped.find((mapping) => mapping.name === nameOrPath);
  if (found) return found;
  const text = await readFile(nameOrPath, "utf8").catch((cause) => {
    throw new UserError(
      `There is no mapping ${nameOrPath}. Shipped ones are ${shipped.map((mapping) => mapping.name).join(", ")}, ` +
        `in ${fileURLToPath(SHIPPED)}; otherwise give the path of a file.`,
      { cause },
    );
  });
  return parseMapping(text, nameOrPath);
}
