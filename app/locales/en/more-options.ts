import type { OptionWords } from "../shape.ts";
import type { MoreOptions } from "#app/domain/form/more-options.ts";

const counts: OptionWords["systems_count"] = {
  none: "None",
  "under-100": "Fewer than 100",
  "under-500": "100 to 499",
  "under-5000": "500 to 4,999",
  "from-5000": "5,000 or more",
};

/** The second tier. */
export const moreOptions: Pick<OptionWords, MoreOptions> = {
  people_count: { ...counts, none: "Nobody's" },
  systems_count: counts,
  sites_count: {
    none: "None",
    one: "One",
    "under-10": "2 to 9",
    "under-100": "10 to 99",
    "from-100": "100 or more",
  },
  still_going_on: { yes: "Yes", no: "No, it has stopped" },
  how_found: {
    "own-monitoring": "Our own monitoring raised an alarm",
    "log-review": "Somebody read the logs",
    partner: "A partner or customer told us",
    "fbi-cisa": "The FBI or CISA told us",
    vendor: "A maker or service provider told us",
    researcher: "A researcher told us",
    press: "From the news",
    other: "In another way",
  },
  signs: {
    "exposed-edge": [
      "Is a device at the edge open to the internet and not updated, or did a partner warn you?",
      "Compare its version with the maker's notices. Look for web administration and Smart Install.",
    ],
    "new-accounts": [
      "Is there an account or key that you did not create?",
      "Local users (one is often called “cisco”), SSH keys, sudoers; in the running and the saved configuration.",
    ],
    "acl-changes": [
      "Was an access list changed without a ticket?",
      "Lists numbered 10, 20 or 50 that let foreign addresses in.",
    ],
    "odd-ports": [
      "Does a management service listen on an odd port?",
      "SSH on ports such as 22x22 or xxx22, HTTPS on 18xxx, TCP 57722 on IOS XR.",
    ],
    tunnels: [
      "Is there a tunnel or a static route that you do not know?",
      "GRE, mGRE and IPsec interfaces, and hops by way of other routers.",
    ],
    "guest-shell": [
      "Is Guest Shell on where nobody turned it on?",
      "The words guestshell, chvrf and dohost in logs; containers that came and went.",
    ],
    captures: [
      "Is there a capture or mirror session that you did not start?",
      "Monitor, SPAN, RSPAN and ERSPAN sessions; files such as mycap.pcap, tac.pcap and 1.pcap.",
    ],
    "sign-in-servers": [
      "Did the address of a sign-in server change?",
      "TACACS+ and RADIUS servers, and in which order devices ask them.",
    ],
    snmp: [
      "Are there SNMP writes, or TFTP or FTP from routers, that you cannot explain?",
      "SNMP set requests; configurations that were sent out.",
    ],
    "log-gaps": [
      "Is there a gap in the log of a device?",
      "Logs that were cleared, forwarding that stopped, a loopback as the source.",
    ],
    flows: [
      "Are there large flows over peering links or tunnels?",
      "NetFlow at the edge; programs called cmd1, cmd3, new2 or sft.",
    ],
    none: "None of these match",
  },
  evidence_held: {
    logs: "Logs",
    configurations: "Copies of configurations",
    images: "Copies of disks or device software",
    captures: "Captured network traffic",
    memory: "Copies of memory",
    mail: "Mail, with its headers",
    none: "None",
  },
  logs_reach: {
    "under-7": "Less than a week",
    "under-30": "One to four weeks",
    "under-90": "One to three months",
    "from-90": "Three months or more",
  },
  operator_role: {
    backbone: "Backbone or transit",
    "regional-isp": "Regional or rural internet",
    mobile: "Mobile network",
    mvno: "Mobile service on another's network (MVNO)",
    voip: "Internet phone (VoIP) or cloud communications",
    cable: "Cable internet",
    satellite: "Satellite",
    broadcaster: "Radio or TV",
    "submarine-cable": "Sea cable or its landing station",
    "data-centre": "Data center or internet exchange",
    "lawful-intercept": "Service or maker for court-ordered wiretaps",
    "managed-provider": "Networks for others (managed service)",
    university: "University or research network",
    other: "Something else",
  },
  acting_for: {
    lawyer: "Yes, a lawyer",
    responder: "Yes, an incident response firm",
    none: "No",
  },
};
