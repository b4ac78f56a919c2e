import type { z } from "zod";
import type { Viewer } from "../../privacy/roles.ts";
import type { ToolAnswer } from "../../tools/ask.ts";
import type { ToolName } from "../../tools/registry.ts";
import type { ErrorCode } from "../errors.ts";
import type { ApiServices } from "./services.ts";

export type Tag =
  | "Tools"
  | "Customers"
  | "Archetypes"
  | "Analytics"
  | "Campaigns"
  | "Admin"
  | "This document";

/** One route, defined once: the router and the OpenAPI document are both made of it. */
export interface Route<Input extends z.ZodType = z.ZodType> {
  operationId: string;
  method: "get" | "post";
  /** As OpenAPI writes it: `/api/campaigns/{campaign}`. What stands in braces is an argument of `input`. */
  path: string;
  tag: Tag;
  summary: string;
  description?: string;
  /** Nobody needs a key; any key will do; the key's role must be allowed to run the installation. */
  access: "open" | "key" | "operate";
  /** Arguments from the path, and from the query (GET) or the body (POST). Strict: an unknown one is refused. */
  input: Input;
  success: {
    status: 200 | 202;
    description: string;
    body: z.ZodType;
    /** The answer can be had as a table and as text, too. */
    isReport?: boolean;
  };
  /** Besides those that any route may give. */
  errors: readonly ErrorCode[];
  // Method syntax: its parameters compare bivariantly, so `readonly Route[]` holds routes of different inputs.
  handle(input: z.output<Input>, call: Call): Promise<Reply>;
}

/** One request, past its key and its arguments. */
export interface Call {
  viewer: Viewer;
  services: ApiServices;
  /** Puts a question to a tool on behalf of the viewer. */
  ask(tool: ToolName, input: unknown): Promise<ToolAnswer>;
}

export type Reply = { kind: "body"; body: unknown } | { kind: "answer"; answer: ToolAnswer };

/** Keeps the precise type of a route's input. */
export function defineRoute<Input extends z.ZodType>(route: Route<Input>): Route<Input> {
  return route;
}

/** `customer` of `/api/mcp/customer/{customer}/churn-risk`. */
export function pathArguments(path: string): string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].flatMap(([, name]) => name ?? []);
}
