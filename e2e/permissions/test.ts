import { test as base } from "../test.ts";
import { openWorld, type World } from "./world.ts";

/** With reports, a draft and a session of everybody, made in the stack's own database. */
export const test = base.extend<object, { world: World }>({
  world: [
    async ({ stack }, use) => {
      const world = await openWorld(stack);
      await use(world);
      await world.close();
    },
    { scope: "worker" },
  ],
});
