/** Parts of sectors, by sector: of those alone of which one part has a legal deadline that the others have not (`db/reference/deadlines.json`). */
export const subsectorsOf = {
  "financial-services": [
    "bank",
    "credit-union",
    "broker",
    "insurer",
    "title-escrow",
    "lender",
    "other-finance",
  ],
  "government-services-facilities": [
    "federal-agency",
    "federal-contractor",
    "state-local",
    "school",
    "university",
    "election-office",
  ],
  transportation: [
    "pipeline",
    "rail",
    "air",
    "port-ship",
    "road",
    "other-transport",
  ],
  nuclear: ["power-reactor", "other-nuclear"],
} as const;
