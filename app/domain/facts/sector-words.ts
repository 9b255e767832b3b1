import type { Option } from "../form/options.ts";

/** The sectors by the names that the sector plans give them, for the desk. */
const sectorWords = {
  chemical: "chemicals",
  "commercial-facilities": "commercial facilities",
  communications: "communications",
  "critical-manufacturing": "critical manufacturing",
  dams: "dams",
  "defense-industrial-base": "defense industrial base",
  "emergency-services": "emergency services",
  energy: "energy",
  "financial-services": "financial services",
  "food-agriculture": "food and agriculture",
  "government-services-facilities": "government services and facilities",
  "healthcare-public-health": "healthcare and public health",
  "information-technology": "information technology",
  nuclear: "nuclear",
  transportation: "transportation",
  "water-wastewater": "water and wastewater",
  none: "none of the critical sectors",
} as const satisfies Record<Option<"sector">, string>;

/** What is no sector of today's form is its own word. */
export function saySector(sector: string): string {
  const words: Partial<Record<string, string>> = sectorWords;
  return words[sector] ?? sector.replaceAll("-", " ");
}
