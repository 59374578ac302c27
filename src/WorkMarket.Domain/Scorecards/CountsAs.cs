namespace WorkMarket.Domain.Scorecards;

/// <summary>As what an assignment counts on a scorecard (domain.md §4).</summary>
public enum CountsAs
{
    /// <summary>The worker completed it.</summary>
    Completed,

    /// <summary>The worker cancelled in good time before the start.</summary>
    CancelledEarly,

    /// <summary>The worker cancelled shortly before the start, or after it.</summary>
    CancelledLate,

    /// <summary>The client reported that the worker abandoned it.</summary>
    Abandoned,

    /// <summary>Required files with a due date that were there in time.</summary>
    DeliveredOnTime,

    /// <summary>Required files with a due date that were not.</summary>
    DeliveredLate,

    /// <summary>A counted rating: excellent.</summary>
    RatedExcellent,

    /// <summary>A counted rating: satisfied.</summary>
    RatedSatisfied,

    /// <summary>A counted rating: unsatisfied.</summary>
    RatedUnsatisfied,

    /// <summary>The client approved; its amount is the time from submission to approval.</summary>
    Approved,

    /// <summary>The client paid; its amount is the time from the due instant to the payment, none where that came in time.</summary>
    Paid,

    /// <summary>It waits for approval now.</summary>
    PendingApproval,

    /// <summary>It is to be paid, and that is not past due.</summary>
    Unpaid,

    /// <summary>It is to be paid, and that is past due.</summary>
    PastDue,
}
