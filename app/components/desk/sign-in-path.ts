/** The sign-in page that leads on to this page of the desk. */
export function signInTo(pathname: string): string {
  return `/sign-in?to=${encodeURIComponent(pathname)}`;
}

/** A verb is posted to an address under its report, and is not done by opening that address: the report is. */
export function reportPathnameOf(pathname: string): string {
  return /^\/desk\/reports\/[^/]+/.exec(pathname)?.[0] ?? "/desk";
}
