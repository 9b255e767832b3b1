/** What programs write in place of a name that they do not know. */
export const noValue: ReadonlySet<string> = new Set(
  "null none nil undefined unknown n true false empty blank".split(" "),
);

/** Words that stand where a name of an account could stand, and are none. */
export const noName: ReadonlySet<string> = new Set(
  (
    [...noValue].join(" ") +
    " " +
    "is was are were be been the a an and or not no in on for from by with at as to of that this who which whom whose he she they we it its " +
    "has have had can could may might will would should must also then when where how all any some each every both only just already " +
    "el la los las un una de del en y o por con que se " +
    "name names number id ids uid type group groups role domain list data info input output mode session interface agent " +
    "access account accounts user users login logout password passwords profile mailbox rights authentication credential credentials " +
    "added created deleted removed locked unlocked disabled enabled changed logged failed success successful denied granted allowed " +
    "system local service network anonymous default " +
    "console vty tty http snmp netconf host server client"
  ).split(" "),
);
