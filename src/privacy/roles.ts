export const roles = ["admin", "analyst", "agent"] as const;
export type Role = (typeof roles)[number];

/** What not everybody may do: see who a customer is, take lists away, change settings and run the installation. */
export type Permission = "reveal" | "export" | "operate";

const GRANTED: Readonly<Record<Role, readonly Permission[]>> = {
  admin: ["reveal", "export", "operate"],
  // Lists, yes; identities, no.
  analyst: ["export"],
  // Serves one customer at a time and has to know which.
  agent: ["reveal"],
};

export function may(role: Role, permission: Permission): boolean {
  return GRANTED[role].includes(permission);
}

/** Who is asking: what their role allows is checked, and what they did with it is written down. */
export interface Viewer {
  /** `model` sees what a person would, and never an identity, whatever its role. */
  kind: "person" | "program" | "model";
  /** A Slack user's id, or the name of an API key; never the key itself. */
  id: string;
  role: Role;
}
