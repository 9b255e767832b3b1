import { z } from "zod";
import { tokenOfSpelled } from "#app/domain/vault/spelled-token.server.ts";

/** From the link, or as it was read out and typed. */
export const invitationToken = z.string().max(200).transform(tokenOfSpelled);
