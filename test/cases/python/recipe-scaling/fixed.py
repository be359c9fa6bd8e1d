"""Scale recipes to a number of guests and price the shopping list."""

from __future__ import annotations

import random
import sys
from typing import NamedTuple

UNITS = {"g": 1.0, "kg": 1000.0, "ml": 1.0, "l": 1000.0, "spoon": 12.0}


class Ingredient(NamedTuple):
    name: str
    amount: float
    unit: str


class Recipe:
    def __init__(self, title: str, portions: int, ingredients: list[Ingredient]) -> None:
        self.title = title
        self.portions = portions
        self.ingredients = ingredients


class Pantry:
    def __init__(self, prices: dict[str, float]) -> None:
        self.prices = prices
        self.stock: dict[str, float] = dict.fromkeys(prices, 0.0)

    def take(self, name: str, grams: float) -> float:
        """Use what is there; returns how much has to be bought."""
        there = self.stock[name]
        used = grams if grams < there else there
        self.stock[name] = there - used
        return grams - used

    def refill(self, name: str, grams: float) -> None:
        self.stock[name] += grams


class Purchase:
    def __init__(self, name: str, grams: float, price: float) -> None:
        self.name = name
        self.grams = grams
        self.price = price

    def cost(self) -> float:
        return self.grams * self.price


def shopping_list(recipe: Recipe, guests: int, pantry: Pantry):
    factor = guests / recipe.portions
    purchases = []
    for name, amount, unit in recipe.ingredients:
        grams = amount * UNITS[unit] * factor
        missing = pantry.take(name, grams)
        if missing > 0.0:
            purchases.append(Purchase(name, missing, pantry.prices[name]))
    return purchases


def invent(count: int, names: list[str], rng: random.Random) -> list[Recipe]:
    units = list(UNITS)
    recipes = []
    for k in range(count):
        chosen = rng.sample(names, 9)
        ingredients = [Ingredient(name, rng.uniform(0.2, 3.0), rng.choice(units)) for name in chosen]
        recipes.append(Recipe(f"recipe {k}", rng.randrange(2, 7), ingredients))
    return recipes


def plan(recipes: list[Recipe], pantry: Pantry, dinners: int, rng: random.Random) -> dict[str, float]:
    spent: dict[str, float] = {}
    for dinner in range(dinners):
        recipe = recipes[int(rng.random() * len(recipes))]
        total = 0.0
        for purchase in shopping_list(recipe, 2 + dinner % 9, pantry):
            total += purchase.cost()
            pantry.refill(purchase.name, purchase.grams * 0.3)
        spent[recipe.title] = spent.get(recipe.title, 0.0) + total
    return spent


def moving_prices(prices: dict[str, float], weeks: int) -> float:
    """Inflation check: the mean price after a number of weeks of small steps."""
    values = list(prices.values())
    for week in range(weeks):
        drift = 0.0004 if week % 3 else -0.0006
        values = [value + value * drift for value in values]
    return sum(values) / len(values)


def main() -> None:
    dinners = int(sys.argv[1]) if len(sys.argv) > 1 else 100000
    rng = random.Random(88)
    names = [f"item{k}" for k in range(60)]
    pantry = Pantry({name: rng.uniform(0.001, 0.03) for name in names})
    recipes = invent(80, names, rng)
    spent = plan(recipes, pantry, dinners, rng)
    by_cost = sorted(spent, key=lambda title: (-spent[title], title))
    for title in by_cost[:3]:
        print(title, round(spent[title], 2))
    print("left", round(sum(pantry.stock.values()), 2))
    print("mean price", round(moving_prices(pantry.prices, 350000), 6))


if __name__ == "__main__":
    main()
