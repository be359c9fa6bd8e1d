"""Replay bids at an ad exchange against campaigns with layered settings."""

import copy
import random
import sys

DEFAULTS = {
    "floor": 0.2,
    "ceiling": 4.0,
    "pacing": 0.9,
    "boost": 1.0,
    "regions": ("eu", "us"),
    "daily": 500.0,
}


class Settings:
    """Settings of a campaign; whatever is not set comes from the defaults."""

    def __init__(self, overrides):
        self._values = copy.deepcopy(DEFAULTS)
        self._values.update(overrides)

    def __getattr__(self, name):
        try:
            return self._values[name]
        except KeyError:
            raise AttributeError(name) from None


class Campaign:
    def __init__(self, name, settings):
        self.name = name
        self.settings = settings
        self.spent = 0.0
        self.won = 0

    def offer(self, interest):
        settings = self.settings
        price = interest * settings.boost * settings.pacing
        if price < settings.floor:
            return 0.0
        return min(price, settings.ceiling)


class Histogram:
    def __init__(self, width):
        self.width = width
        self.bins = {}

    def add(self, value):
        slot = int(value / self.width)
        self.bins[slot] = self.bins.get(slot, 0) + 1


def make_campaigns(count, rng):
    campaigns = []
    for k in range(count):
        overrides = {"boost": rng.uniform(0.5, 2.0)}
        if k % 3 == 0:
            overrides["floor"] = rng.uniform(0.1, 0.6)
        campaigns.append(Campaign(f"c{k:02}", Settings(overrides)))
    return campaigns


def auctions(count, bidders, rng):
    for _ in range(count):
        yield [rng.random() * 3.0 for _ in range(bidders)]


def settle(campaigns, interests):
    """Second-price auction; returns the price paid."""
    first = second = 0.0
    winner = None
    for campaign, interest in zip(campaigns, interests):
        offer = campaign.offer(interest)
        if offer > first:
            second = first
            first = offer
            winner = campaign
        elif offer > second:
            second = offer
    if winner is not None:
        winner.won += 1
        winner.spent += second
    return second


def volatility(prices, window):
    total = 0.0
    level = prices[0]
    for price in prices:
        change = price - level
        total += change * change
        level += change / window
    return total / len(prices)


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 90000
    rng = random.Random(64)
    campaigns = make_campaigns(14, rng)
    histogram = Histogram(0.25)
    prices = []
    for interests in auctions(count, len(campaigns), rng):
        price = settle(campaigns, interests)
        histogram.add(price)
        prices.append(price)
    top = sorted(campaigns, key=lambda campaign: campaign.won)[-3:]
    for campaign in top:
        print(campaign.name, campaign.won, round(campaign.spent, 2), campaign.settings.regions)
    print(sorted(histogram.bins.items())[:4])
    print([round(volatility(prices, window), 6) for window in range(2, 62)][::15])


if __name__ == "__main__":
    main()
