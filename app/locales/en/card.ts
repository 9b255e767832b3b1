/** One sheet of paper for whoever takes over at night. */
export const card = {
  answers: "What you answered, and what follows from it:",
  link: "Card for the night shift, to print",
  title: "Card for the night shift",
  printed: (time: string) => `As of ${time}.`,
  makeCode: "Make a code for the night shift",
  clocksTitle: "Legal deadlines that may run",
  openTitle: "What is still open on our side",
  askAgain: (time: string) => `ask again at ${time}`,
  more: (count: number) => `And ${count} more, on the page of the report.`,
  dontTitle: "What to do now, and what not",
  callTitle: "Whom else to call",
  callHint:
    "Call from a phone that the intruder cannot hear. Give the reference.",
  noNumber:
    "We have no number of this office. Call one of those below, or send it a message.",
  inTitle: "How to get in",
  inHint:
    "Open this address on a device that was never on the affected network. It asks for an access code, which is not on this card.",
  codeLies: "The access code lies here (do not write the code itself):",
};
