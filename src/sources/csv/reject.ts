/** Thrown and caught within the row parser: this row is kept aside. The message never repeats a value of the row. */
export class Reject extends Error {
  override name = "Reject";
  readonly reason: string;

  constructor(reason: string, detail: string) {
    super(detail);
    this.reason = reason;
  }
}
