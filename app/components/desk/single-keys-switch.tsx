import { useEffect, useState } from "react";
import { areSingleKeysOn, switchSingleKeys } from "./single-keys.ts";

/** In the list of a page's keys, which the button beside it opens as well. */
export function SingleKeysSwitch() {
  const [isOn, setIsOn] = useState(true);
  useEffect(() => setIsOn(areSingleKeysOn()), []);
  return (
    <label className="check">
      <input
        type="checkbox"
        checked={isOn}
        onChange={({ target }) => {
          switchSingleKeys(target.checked);
          setIsOn(target.checked);
        }}
      />
      <span>
        Single keys are on{" "}
        <span className="quiet">in this browser, in the queue and reports</span>
      </span>
    </label>
  );
}
