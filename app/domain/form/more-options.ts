/** 500 is the threshold of several notification laws. */
export const counts = [
  "none",
  "under-100",
  "under-500",
  "under-5000",
  "from-5000",
] as const;

/** The lists of the second tier alone. */
export const moreOptions = {
  people_count: counts,
  systems_count: counts,
  sites_count: ["none", "one", "under-10", "under-100", "from-100"],
  still_going_on: ["yes", "no"],
  how_found: [
    "own-monitoring",
    "log-review",
    "partner",
    "fbi-cisa",
    "vendor",
    "researcher",
    "press",
    "other",
  ],
  /** What the advisory AA25-239A of 2025-08-27 describes, one plain question each. */
  signs: [
    "exposed-edge",
    "new-accounts",
    "acl-changes",
    "odd-ports",
    "tunnels",
    "guest-shell",
    "captures",
    "sign-in-servers",
    "snmp",
    "log-gaps",
    "flows",
    "none",
  ],
  evidence_held: [
    "logs",
    "configurations",
    "images",
    "captures",
    "memory",
    "mail",
    "none",
  ],
  logs_reach: ["under-7", "under-30", "under-90", "from-90"],
  operator_role: [
    "backbone",
    "regional-isp",
    "mobile",
    "mvno",
    "voip",
    "cable",
    "satellite",
    "broadcaster",
    "submarine-cable",
    "data-centre",
    "lawful-intercept",
    "managed-provider",
    "university",
    "other",
  ],
  acting_for: ["lawyer", "responder", "none"],
} as const;

export type MoreOptions = keyof typeof moreOptions;
