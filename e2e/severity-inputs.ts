/** One option of each category of the score, as the desk's form posts them. */
export const severityInputs = {
  "functional-impact": "no-impact",
  "observed-activity": "engage",
  "location-of-activity": "unknown",
  actor: "unknown",
  "information-impact": "none",
  recoverability: "regular",
  "cross-sector-dependency": "communications",
  "potential-impact": "moderate",
};
