/**
 * ISO 3166-1 alpha-2, and XK for Kosovo. The United States stand for their territories too, see `territories`. Names come from `Intl.DisplayNames` in the reader's language.
 */
export const countries: readonly string[] =
  "AD AE AF AG AI AL AM AO AQ AR AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VG VN VU WF WS XK YE YT ZA ZM ZW".split(
    " ",
  );

export function isCountry(code: string): boolean {
  return countries.includes(code);
}

/**
 * Of the United States, with ZIP codes and field offices of their own: American Samoa, Guam, the Northern Marianas, Puerto
 * Rico, the Virgin Islands. People look for them among the countries, so they are offered there; what is kept is the United
 * States and, as its state, the territory.
 */
export const territories: readonly string[] = ["AS", "GU", "MP", "PR", "VI"];

export function isTerritory(code: string): boolean {
  return territories.includes(code);
}
