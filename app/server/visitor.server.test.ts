import { expect, test } from "vitest";
import { visitorNetworkOf, visitorOf } from "./visitor.server.ts";

const onion = { isOnionService: true };
const plain = { isOnionService: false };

test.each(["127.0.0.1", "::ffff:127.0.0.1", "::1", undefined])(
  "visitors of an onion service, whom Tor hands over from %s, are no network",
  (ip) => {
    expect(visitorNetworkOf(ip, onion)).toBeNull();
    expect(visitorOf(ip, onion)).toBe("onion");
    expect(visitorNetworkOf(ip, plain)).not.toBeNull();
  },
);

test("who comes to it by another way has a network as ever", () => {
  expect(visitorNetworkOf("192.0.2.7", onion)).toBe("192.0.2.0/24");
  expect(visitorOf("192.0.2.7", onion)).toBe("192.0.2.7");
});
