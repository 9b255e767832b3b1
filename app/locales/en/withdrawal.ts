/** Taking a sent report back. */
export const withdrawal = {
  link: "Withdraw the report",
  title: "Withdraw your report",
  lead: "You can take your report back. Then nobody works on it any more.",
  doesTitle: "What happens",
  does: [
    "The offices stop their work on it. They see that you withdrew it, and when.",
    "Nothing is owed to you any more, and no mail about it goes out.",
    "You can still read it here with your access code. You cannot add to it, and you cannot undo this.",
  ],
  doesNotTitle: "What it cannot do",
  doesNot: [
    "It cannot make anybody forget what was already read.",
    "It does not delete your report. Your answers stay sealed, and the history of who read what is kept.",
    "It does not end any legal duty to report that your organization may have.",
  ],
  insteadTitle: "Perhaps this is enough",
  instead:
    "If something in it is wrong, you can correct it: write a message, or change your answers. Nothing has to be withdrawn for that.",
  reasonLabel: "Why do you withdraw it?",
  reasonHint: "You need not say. What you write is sealed, as your report is.",
  button: "Withdraw report",
  keep: "Keep it, and go back",
  already: {
    withdrawn:
      "You have withdrawn this report already. There is nothing more to do.",
    ended:
      "This report has ended, so there is nothing left to withdraw. What became of it stands on its page.",
  },
};
