import type { Response } from "express";

/** Errors of the transport, before any message is looked at: the protocol leaves their code to the server. */
export const TRANSPORT_ERROR = -32_000;

/** Answers with an error as JSON-RPC has it, to a message whose id is not known. */
export function refuse(response: Response, status: number, message: string, code = TRANSPORT_ERROR): void {
  response.status(status).json({ jsonrpc: "2.0", error: { code, message }, id: null });
}
