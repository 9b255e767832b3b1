/**
 * Two-letter codes of the states, the district, the territories with ZIP codes, and the areas of military post offices, as
 * the Postal Service writes them.
 */
export const states: readonly string[] =
  "AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY AS GU MP PR VI AA AE AP".split(
    " ",
  );

export function isState(code: string): boolean {
  return states.includes(code);
}
