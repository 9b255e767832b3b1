import { CountryField } from "#app/components/public/field/country.tsx";
import { MomentField } from "#app/components/public/field/moment.tsx";
import { OptionsField } from "#app/components/public/field/options.tsx";
import { PlaceField } from "#app/components/public/field/place.tsx";
import type { FieldProps } from "#app/components/public/field/props.ts";
import { SitesField } from "#app/components/public/field/sites.tsx";
import { TypedField } from "#app/components/public/field/typed.tsx";

/** The field of a question, by its kind. */
export function QuestionField({ question, ...rest }: FieldProps) {
  switch (question.kind) {
    case "choice":
    case "choices":
      return <OptionsField question={question} {...rest} />;
    case "moment":
      return <MomentField question={question} {...rest} />;
    // It has a page of its own: `review-page.tsx`.
    case "review":
      return null;
    case "sites":
      return <SitesField question={question} {...rest} />;
    case "country":
      return <CountryField question={question} {...rest} />;
    case "place":
      return <PlaceField question={question} {...rest} />;
    case "line":
    case "text":
    case "email":
    case "phone":
      return <TypedField question={question} {...rest} />;
  }
}
