import type { Grants } from "./grants.ts";

export const all = "all";
export const readBy = { select: all } as const;

/** The rows of `grants.ts` for reports and their files, and what the rules said of them. */
export const reportGrants = {
  // Reports. Only reporters write what a report says, and only the sweep of drafts deletes one.
  report: {
    public: {
      select: all,
      insert: all,
      update: {
        but: [
          "id",
          "isDemonstration",
          "startedAt",
          "firstOpenedAt",
          "firstAnsweredAt",
        ],
      },
    },
    desk: {
      select: all,
      update: {
        only: [
          "status",
          "revision",
          "contactPolicy",
          "contactPolicyConfirmed",
          "score",
          "band",
          "dueAt",
          "firstOpenedAt",
          "firstAnsweredAt",
          "closedAt",
          "outcome",
          "duplicateOf",
        ],
      },
    },
    worker: {
      select: all,
      update: { only: ["askAgainAt"] },
      delete: all,
    },
  },
  reportAnswers: {
    public: { select: all, insert: all, delete: all },
    desk: readBy,
  },
  /** Sealed to a unit by whoever has the report, and under its newer key by its people. */
  reportKey: {
    public: { select: all, insert: all },
    desk: {
      select: all,
      insert: all,
      update: { only: ["keyNumber", "sealed"] },
    },
  },
  reportKeyWanted: {
    public: { select: all, insert: all },
    desk: { select: all, insert: all, delete: all },
  },
  /** The worker takes what is its own; words wait for a session of the desk. */
  handedOver: {
    public: { select: all, insert: all, update: all, delete: all },
    desk: { select: all, insert: all, update: all, delete: all },
    worker: { select: all, delete: all },
  },
  /** The desk lets a new code in and ends the others, and sees of none what finds or opens a report. */
  reportAccess: {
    public: {
      select: all,
      insert: all,
      update: { only: ["lastUsedAt", "revokedAt"] },
    },
    desk: {
      select: { but: ["codeLookup", "keyWrapped"] },
      insert: all,
      update: { only: ["revokedAt"] },
    },
  },
  reporterSession: {
    public: {
      select: all,
      insert: all,
      update: { only: ["codeSealed", "expiresAt"] },
      delete: all,
    },
    desk: { select: { only: ["reportId", "accessId"] }, delete: all },
    worker: {
      select: { only: ["tokenLookup", "reportId", "expiresAt"] },
      delete: all,
    },
  },
  unsent: {
    public: {
      select: all,
      insert: all,
      update: { only: ["sealed", "savedAt"] },
      delete: all,
    },
    worker: { select: { only: ["page", "savedAt"] }, delete: all },
  },
  saveOrder: {
    public: {
      select: all,
      insert: all,
      update: { only: ["opening", "number", "savedAt"] },
    },
    worker: { select: { only: ["page", "savedAt"] }, delete: all },
  },
  deskUnsent: {
    desk: {
      select: all,
      insert: all,
      update: {
        only: ["sealed", "over", "postedHash", "opening", "number", "keptAt"],
      },
      delete: all,
    },
    worker: { select: { only: ["keptAt"] }, delete: all },
  },
  wrongCode: {
    public: {
      select: all,
      insert: all,
      update: { only: ["count", "lastAt"] },
    },
    worker: { select: all, delete: all },
  },
  lostCode: {
    public: {
      select: { but: ["calledBy", "callTag", "decidedBy"] },
      insert: all,
      update: { only: ["objectedAt"] },
    },
    desk: {
      select: all,
      update: {
        only: [
          "state",
          "calledBy",
          "calledAt",
          "callTag",
          "decidedBy",
          "decidedAt",
        ],
      },
    },
    worker: {
      select: { only: ["reportId", "id", "state", "expiresAt"] },
      update: { only: ["state", "decidedAt"] },
    },
  },

  /** Whom personal data was shown to, and for how long. */
  reveal: {
    desk: { select: all, insert: all, update: { only: ["hiddenAt"] } },
  },

  // Files.
  evidence: {
    public: {
      select: all,
      insert: all,
      update: { but: ["reportId", "id", "accessId"] },
    },
    /** A file that nobody could look through when it came is looked through when it is opened. */
    desk: {
      select: all,
      update: { only: ["label", "scannedAt", "termsSealed"] },
    },
    worker: {
      select: all,
      update: { but: ["reportId", "id", "accessId", "sizeBytes"] },
    },
  },
  evidencePart: {
    public: { select: all, insert: all, delete: all },
    desk: readBy,
    worker: { select: all, delete: all },
  },

  // Triage and routing.
  scoring: {
    public: { select: all, insert: all },
    desk: { select: all, insert: all },
  },
  /** The desk tells a decision's reasons by the rules that made it. */
  routingRules: {
    public: readBy,
    desk: { select: { only: ["version", "rules"] } },
  },
  routingDecision: { public: { select: all, insert: all }, desk: readBy },
  assignment: {
    public: {
      select: { but: ["reasonSealed", "answerReasonSealed", "openedAt"] },
      insert: all,
      update: {
        only: ["state", "answeredAt", "answeredBy", "dueKind", "dueAt"],
      },
    },
    desk: {
      select: all,
      insert: all,
      update: {
        only: [
          "state",
          "answeredAt",
          "acceptedAt",
          "answeredBy",
          "answerReasonSealed",
          "assigneeId",
          "dueKind",
          "dueAt",
          "openedAt",
        ],
      },
    },
  },
  /** All words of a report are indexed by whoever may read it; triggers, as the owner, say what is to be indexed. */
  reportTerms: { desk: { select: all, insert: all, update: all } },
  reportTermsWanted: { desk: { select: all, delete: all } },
  /** The worker replaces the terms of a report without seeing those of another. */
  searchTerm: {
    desk: readBy,
    worker: {
      select: { only: ["reportId", "kind"] },
      insert: all,
      delete: all,
    },
  },
} as const satisfies Partial<Grants>;
