/** Hours on offer for what comes once a week: by day, every half hour. */
export const HALF_HOURS: readonly string[] = Array.from({ length: 24 }, (_, index) => {
  const minutes = 8 * 60 + index * 30;
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
});
