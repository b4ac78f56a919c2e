import { describe, expect, it } from "vitest";
import { authenticate } from "../../../src/http/api/auth.ts";

const keys = [
  { id: "admin-key", key: "an-admin-key-of-some-length", role: "admin" },
  { id: "analyst-key", key: "an-analyst-key-of-some-length", role: "analyst" },
] as const;

describe("a caller's key", () => {
  it.each(keys)("stands for $id with the role $role", ({ id, key, role }) => {
    expect(authenticate(keys)(key)).toEqual({ kind: "program", id, role });
  });

  it.each([
    undefined,
    "",
    " ",
    "an-admin-key",
    "an-admin-key-of-some-length ",
    "AN-ADMIN-KEY-OF-SOME-LENGTH",
    "x".repeat(100_000),
    "__proto__",
  ])("that is %j stands for nobody", (value) => {
    expect(authenticate(keys)(value)).toBeUndefined();
  });

  it("stands for nobody where none is configured", () => {
    expect(authenticate([])("an-admin-key-of-some-length")).toBeUndefined();
  });
});
