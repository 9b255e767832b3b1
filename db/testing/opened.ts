/** As a page is given what opened. */
export function opened<Value>(value: Value) {
  return { is: "opened" as const, value };
}
