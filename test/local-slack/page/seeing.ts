type Three = readonly [number, number, number];

/** Machado, Oliveira and Fernandes (2009): what linear red, green and blue become for the eyes of different people. */
const EYES: readonly (readonly [Three, Three, Three])[] = [
  [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
];

function linear(colour: string): Three {
  const part = (at: number) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return [part(1), part(3), part(5)];
}

function times([r, g, b]: Three, [x, y, z]: Three): number {
  return r * x + g * y + b * z;
}

/** As WCAG counts it, from 1 to 21. */
export function contrast(one: string, other: string): number {
  const light = (colour: string) => times(linear(colour), [0.2126, 0.7152, 0.0722]) + 0.05;
  const [first, second] = [light(one), light(other)];
  return Math.max(first, second) / Math.min(first, second);
}

/** How far the two colours that are most alike are from each other in OKLab, for those who see them as most alike. */
export function closest(colours: readonly string[]): number {
  const distances = EYES.flatMap((rows) => {
    const seen = colours.map((colour) => {
      const light = linear(colour);
      return okLab([times(light, rows[0]), times(light, rows[1]), times(light, rows[2])]);
    });
    return seen.flatMap((one, at) =>
      seen.slice(at + 1).map((other) => Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2])),
    );
  });
  return Math.min(...distances);
}

/** Björn Ottosson's colour space, in which equal distances look equal. */
function okLab(light: Three): Three {
  const cone = (weights: Three) => Math.cbrt(Math.max(0, times(light, weights)));
  const cones: Three = [
    cone([0.4122214708, 0.5363325363, 0.0514459929]),
    cone([0.2119034982, 0.6806995451, 0.1073969566]),
    cone([0.0883024619, 0.2817188376, 0.6299787005]),
  ];
  return [
    times(cones, [0.2104542553, 0.793617785, -0.0040720468]),
    times(cones, [1.9779984951, -2.428592205, 0.4505937099]),
    times(cones, [0.0259040371, 0.7827717662, -0.808675766]),
  ];
}
