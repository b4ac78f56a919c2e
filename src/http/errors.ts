import { APOLOGY, UserError } from "../errors.ts";
import { correlationId } from "../log.ts";

/** What programs tell errors apart by, with the status that goes with each. */
export const ERROR_STATUS = {
  invalid_request: 400,
  unauthorized: 401,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  not_acceptable: 406,
  conflict: 409,
  too_large: 413,
  unsupported_media_type: 415,
  invalid_arguments: 422,
  too_many_requests: 429,
  internal: 500,
} as const;

export type ErrorCode = keyof typeof ERROR_STATUS;

/** An error that a program can tell from others; `details` are for it, the message is for its author. */
export class HttpError extends UserError {
  override name = "HttpError";
  readonly code: ErrorCode;
  readonly details: unknown;

  constructor(code: ErrorCode, message: string, options: { details?: unknown; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.code = code;
    this.details = options.details;
  }
}

/** Status and standard body of any error. Nothing is told of one that was not written for the caller. */
export function errorResponse(error: unknown) {
  const known = error instanceof HttpError ? error : knownError(error);
  return { status: ERROR_STATUS[known.code], body: errorBody(known) };
}

function knownError(error: unknown): Pick<HttpError, "code" | "message" | "details"> {
  const told = (code: ErrorCode, message: string) => ({ code, message, details: undefined });
  if (error instanceof UserError) return told("invalid_request", error.message);
  switch (statusOf(error)) {
    case 413:
      return told("too_large", "The request is larger than is accepted here.");
    case 415:
      return told("unsupported_media_type", "The body is in an encoding that is not read here. Send UTF-8.");
    case 500:
      return told("internal", APOLOGY);
    default:
      return told("invalid_request", "The request can't be read. Check its format.");
  }
}

/**
 * Of the errors that Express and its parsers make, those that the caller caused; 500 for any other. A status alone
 * tells nothing: errors of other services have one, too, about a request of ours.
 */
function statusOf(error: unknown): number {
  const { status, expose } = (error ?? {}) as { status?: unknown; expose?: unknown };
  if (expose !== true && !isMalformedAddress(error)) return 500;
  return typeof status === "number" && status >= 400 && status < 500 ? status : 500;
}

/** Express's router says so without exposing it. */
function isMalformedAddress(error: unknown): boolean {
  return error instanceof URIError;
}

export function errorBody({ code, message, details }: Pick<HttpError, "code" | "message" | "details">) {
  return {
    error: {
      code,
      message,
      ...(details === undefined ? {} : { details }),
      correlation_id: correlationId() ?? null,
    },
    timestamp: new Date().toISOString(),
  };
}
