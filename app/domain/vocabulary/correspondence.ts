/** Silent: no mail, ever. Notice: mail that only says "look at the portal". Conversation: mail carries words. */
export const contactPolicies = ["silent", "notice", "conversation"] as const;
export type ContactPolicy = (typeof contactPolicies)[number];

export const mailKinds = ["receipt", "look-at-portal", "message"] as const;
export type MailKind = (typeof mailKinds)[number];

export const mailStates = ["queued", "delivered", "failed"] as const;
export type MailState = (typeof mailStates)[number];

export const messageKinds = ["message", "question", "addition"] as const;
export type MessageKind = (typeof messageKinds)[number];
