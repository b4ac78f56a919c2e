import fc from "fast-check";

const GIVEN =
  "Jane Mohammed Priya Siobhán Kwame Anastasia Yusuf Nguyễn Björn Chiamaka Thandiwe Ximena Mateusz Aoife Ekaterina Takeshi Fatima Grzegorz Lakshmi Dimitrios Hyun-woo Zsófia Rāwiri Oluwaseun María Jean-Luc Grace Mark Ivy".split(
    " ",
  );
const FAMILY =
  "Doe Raghunathan O'Brien Nkrumah Szczepański Nakamura Papadopoulos Okonkwo García Müller-Lüdenscheidt Yılmaz Håkansson Ivanova Al-Rashid Fernández Kowalczyk Tjandrawinata Smith Young Baker Ngũgĩ Patel".split(
    " ",
  );
const FOREIGN = ["王小明", "田中太郎", "محمد علي", "Иван Петров", "김철수", "דוד כהן"];
const STREETS = ["Baker Street", "Elm Avenue", "Kingsway Road", "Sunset Boulevard"];

const digits = (length: number) => fc.stringMatching(new RegExp(`^[1-9]\\d{${length - 1}}$`));

const latinName = fc
  .record({
    given: fc.constantFrom(...GIVEN),
    family: fc.constantFrom(...FAMILY),
    isLower: fc.boolean(),
  })
  .map(({ given, family, isLower }) => {
    const name = `${given} ${family}`;
    return isLower ? name.toLowerCase() : name;
  });

const email = fc
  .tuple(fc.stringMatching(/^[a-z]{3,8}[._]?[a-z]{3,8}\d{0,3}$/), fc.stringMatching(/^[a-z]{4,9}$/))
  .map(([local, host]) => `${local}@${host}.com`);

const phone = fc
  .tuple(fc.constantFrom("+44 7", "+1 415 ", "0171 ", "(020) ", "+49-30-"), digits(4), digits(4))
  .map(([begin, a, b]) => `${begin}${a} ${b}`);

const address = fc
  .tuple(fc.integer({ min: 1, max: 999 }), fc.constantFrom(...STREETS))
  .map(([number, street]) => `${number} ${street}`);

/** Somebody as a text may name them: `secrets` are the pieces that must not be read by a model. */
export const privatePerson = fc
  .record({ name: fc.oneof(latinName, fc.constantFrom(...FOREIGN)), email, phone, address })
  .map((person) => ({
    name: person.name,
    contact: `${person.email}, ${person.phone}, ${person.address}`,
    secrets: [person.name, person.email, person.phone, person.address],
  }));
