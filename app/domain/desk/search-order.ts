export const searchOrders = ["newest", "best"] as const;
/** Newest first; or by how well a report fits, of those that were looked through. */
export type SearchOrder = (typeof searchOrders)[number];
