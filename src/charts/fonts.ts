/**
 * The letters of the pictures, from packages: a bare server has no fonts. They cover the Latin, Greek, Cyrillic, Devanagari,
 * Arabic and Hebrew scripts, and emoji in one colour. Others (Chinese, Japanese, Korean, Thai …) are drawn where the machine has
 * a font for them, else as empty boxes; the same words stand beside each picture in any case.
 */
import { fileURLToPath } from 'node:url';
import type { GlobalFonts } from '@napi-rs/canvas';

/** As in CSS: each letter is drawn with the first that has it. */
export const FAMILY = '"Lyceum", "Lyceum Arabic", "Lyceum Hebrew", "Lyceum Emoji"';

/** Once a process. @throws Error where a package is missing. */
export function loadFonts(fonts: typeof GlobalFonts): void {
  for (const [family, files] of Object.entries(facesOf())) {
    for (const file of files) {
      if (fonts.registerFromPath(fileURLToPath(file), family) === null)
        throw new Error(`cannot read ${file}`);
    }
  }
}

function facesOf(): Readonly<Record<string, readonly string[]>> {
  return {
    Lyceum: [
      import.meta.resolve('@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf'),
      import.meta.resolve('@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf'),
    ],
    'Lyceum Arabic': [
      import.meta.resolve('@expo-google-fonts/noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf'),
      import.meta.resolve('@expo-google-fonts/noto-sans-arabic/700Bold/NotoSansArabic_700Bold.ttf'),
    ],
    'Lyceum Hebrew': [
      import.meta.resolve('@expo-google-fonts/noto-sans-hebrew/400Regular/NotoSansHebrew_400Regular.ttf'),
      import.meta.resolve('@expo-google-fonts/noto-sans-hebrew/700Bold/NotoSansHebrew_700Bold.ttf'),
    ],
    'Lyceum Emoji': [
      import.meta.resolve('@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf'),
    ],
  };
}
