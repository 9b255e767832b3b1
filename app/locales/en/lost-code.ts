/** A lost access code: asked for, called back, replaced. */
export const lostCode = {
  title: "I lost my access code",
  link: "I lost my access code",
  lead: "We can give you a new code after a person has called the number in your report. Two people here have to agree.",
  needTitle: "What it takes",
  needs: [
    "The report was sent. A draft cannot be saved: without its code nobody can open it, not even we. Please start a new report.",
    "You gave a phone number or Signal name in the report. Without one we cannot know that it is you. Please send a new report, and give the reference of the old one in it.",
  ],
  reference: "Reference of your report",
  referenceHint: "It stands on your receipt, like LL-7K3M-94QX.",
  next: "Continue",
  wrong: {
    missing: "Enter the reference of your report",
    shape:
      "This is not a whole reference. It begins with LL and has eight more characters",
    tooMany:
      "Several requests came from your network. Wait a minute, and try again",
  },
  code: {
    title: "Your new access code",
    lead: "Keep this code and the two phrases. The code opens nothing until we have called you.",
    weSay: "When we call, we will say",
    youAnswer: "Then you answer",
    phrasesTitle: "The two phrases",
    rules:
      "If a caller does not say the first phrase, hang up. Say the second one to nobody else.",
    send: "Ask for the call",
    file: (weSay: string, youAnswer: string) =>
      `We will say: ${weSay}\nYou answer: ${youAnswer}\n\nThe code opens nothing until we have called you.\n`,
  },
  asked: {
    title: "What happens now",
    lead: "If there is such a report, a person will call the number in it.",
    steps: [
      "We call only the number or Signal name in the report. We do not say here which one.",
      "The caller says the first phrase. You answer with the second.",
      "A second person here then lets your new code in. From then on it opens the report, and every older code stops working.",
      "Until then, enter your new code at “Continue or follow up” to see how it stands. The request runs out after 7 days.",
    ],
    wrong:
      "If the caller knows another phrase than yours, say so, and ask again here while you are on the phone.",
    found: "If you find the old code again, use it. It still works.",
    toFollow: "Continue or follow up",
  },
  waits: {
    asked: {
      title: "Your new code is not in use yet",
      text: "A person still has to call the number in your report. Keep your two phrases at hand.",
    },
    called: {
      title: "Your new code is not in use yet",
      text: "We have called. A second person now has to agree.",
    },
    refused: {
      title: "This new code was refused",
      text: "We called and did not hear the right words, or we reached nobody, or another new code was let in. If you still need a code, ask again.",
    },
    expired: {
      title: "This new code has run out",
      text: "Nobody was reached in 7 days. Please ask again, or call the office on your receipt.",
    },
    approved: {
      title: "This code is no longer in use",
      text: "It was in use, and was replaced later. Please ask again if you have no other.",
    },
  },
  notice: {
    title: "Somebody asked for a new access code",
    text: (time: string) =>
      `Somebody who knows the reference of this report said on ${time} that its code is lost. A person will call the number in your report before anything changes.`,
    ours: "If it was you or a colleague, you need not do anything.",
    stop: "It was not me",
    then: "If it was not you, tell us. A person still calls the number in your report before anything changes.",
    heard: (time: string) =>
      `On ${time} you, or somebody else with your access code, told us that it was not them. The people here see it. They call the number in your report before anything changes, and believe only who knows the right words.`,
  },
  noChannel:
    "You gave no phone number or Signal name. If you lose your access code, we cannot give you a new one. Keep it well.",
};
