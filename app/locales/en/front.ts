export const front = {
  title: "Report an intruder in your systems",
  lead: "Do you think somebody has broken into your network, your phones or your accounts? Tell us here, safely. It takes about five minutes. You can add more later.",
  doors: {
    report: {
      title: "Report a suspected break-in",
      text: "No account needed. You can stop at any time and go on later.",
    },
    follow: {
      title: "Continue or follow up",
      text: "With the access code that you were given.",
    },
    where: {
      title: "Where should I report?",
      text: "Find the offices for your place, with address and phone.",
    },
    now: {
      title: "It is happening now",
      text: "Call first. The phone numbers are below.",
    },
  },
  safeDevice: {
    title: "Before you start",
    text: "Use a device and a network that the intruder cannot see, such as your own phone on mobile data.",
  },
  now: {
    title: "It is happening now: call first",
    danger: "Someone is in danger, or an emergency service is down",
    emergency: "911",
    checked: (date: string) => `Number last checked on ${date}`,
    source: "source",
    local: "Your FBI field office",
    localText: "It depends on your county.",
    localLink: "Find it by ZIP code",
  },
  after: {
    title: "What happens after",
    steps: [
      "You get an access code first, so that nothing you write is lost.",
      "You answer a few short pages. “Not known yet” is always a fair answer.",
      "Your report goes to the right offices for your place. You see which ones, and why.",
      "You see when a person has opened it, and by when you will hear more.",
    ],
  },
  readers: {
    title: "Who reads it",
    text: "The people on duty at the offices that your report goes to. Each reading is recorded. You decide with whom it may be shared further.",
  },
  protection: {
    title: "How it is protected",
    text: "Your words are locked before they are stored. Whoever steals our database cannot read them. We send no mail that could warn the intruder, unless you say that your mail is safe.",
  },
  never: {
    title: "Please never enter",
    text: "Passwords, lists of customers, classified material, or what people said in intercepted calls or messages.",
  },
};
