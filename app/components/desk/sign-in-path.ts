/** The sign-in page that leads on to this path of the desk. */
export function signInTo(path: string): string {
  return `/sign-in?to=${encodeURIComponent(path)}`;
}

/** A verb is posted to an address under its report, and is not done by opening that address: the report is. */
export function reportPathnameOf(pathname: string): string {
  return /^\/desk\/reports\/[^/]+/.exec(pathname)?.[0] ?? "/desk";
}
